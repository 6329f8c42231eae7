"""From GGUF and safetensors, as others write them, to a model folder with weights of five ternary digits."""
