"""True shapes of models with scales of groups, and of encoders, for ``tern bench --synthetic``."""

from dataclasses import replace

from engine.model_folder.config import ModelConfig
from engine.model_folder.encoders.form import GEMMA, EncoderForm
from engine.model_folder.encoders.gemma import Gemma
from engine.model_folder.rope import Yarn

_BONSAI_8B = ModelConfig(
    model_type="qwen3",
    hidden_size=4096,
    intermediate_size=12288,
    num_layers=36,
    num_heads=32,
    num_kv_heads=8,
    head_dim=128,
    vocab_size=151669,
    rms_norm_eps=1e-6,
    rope_theta=1e6,
    max_position=65536,
    activation="silu",
    sub_norms=False,
    tied=False,
    scale_divides=False,
    qk_norms=True,
    yarn=Yarn(4.0, 16384),
    groups=True,
    activation_bits=16,
    bos_id=151643,
    eos_ids=(151645,),
)
BONSAI = {
    "bonsai-1.7b": replace(
        _BONSAI_8B, hidden_size=2048, intermediate_size=6144, num_layers=28, num_heads=16, tied=True,
        yarn=Yarn(4.0, 8192), max_position=32768,
    ),
    "bonsai-4b": replace(
        _BONSAI_8B, hidden_size=2560, intermediate_size=9728, tied=True,
        yarn=Yarn(4.0, 8192), max_position=32768,
    ),
    "bonsai-8b": _BONSAI_8B,
}  # fmt: skip
EMBEDDING = {
    "embedding-0.6b": replace(
        _BONSAI_8B, hidden_size=1024, intermediate_size=3072, num_layers=28, num_heads=16, tied=True,
        vocab_size=151936, max_position=32768, yarn=None, groups=False, activation_bits=8,
        encoder=EncoderForm(), eos_ids=(151643,),
    ),
    "embedding-270m": replace(
        _BONSAI_8B, model_type=GEMMA, hidden_size=640, intermediate_size=2048, num_layers=18, num_heads=4,
        num_kv_heads=1, head_dim=256, tied=True, vocab_size=262144, max_position=32768, yarn=None,
        groups=False, activation_bits=8, activation="gelu", encoder=EncoderForm(), bos_id=2, eos_ids=(1,),
        gemma=Gemma(((512,) * 5 + (0,)) * 3, 1e4, 256.0),
    ),
}  # fmt: skip
