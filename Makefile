# The words a person remembers. Everything that is made stays in this folder: .venv/ and build/.
#
#   make PYTHON=python3.12 run      another Python (3.11 or newer) for a .venv that is not there yet
#   make run ARGS="chat --model DIR"        arguments are handed on
#   make run STARTER=no             without the small model that is there from the start
#   make package REPOSITORY=https://github.com/OWNER/NAME       where these files are going to be published

PYTHON ?= python3
UV ?= uv
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
ARGS ?=
STARTER ?= yes
LEVEL ?= 6
REPOSITORY ?=

VENV := .venv
PY := $(VENV)/bin/python
INSTALLED := $(VENV)/.installed.lock
EXTENSIONS := build/.extensions
EXTENSION_SOURCES := setup.py $(foreach kind,pyx pxd pxi h hpp,$(foreach level,* */* */*/*,$(wildcard cython_kernels/$(level).$(kind))))
export PYTHON

bring-starter = $(if $(filter no,$(STARTER)),,@sh packaging/setup_starter.sh $(PY))

# A .venv whose Python is gone or was exchanged (a system upgrade, a copied folder) is made again; what a link leads
# to is not ours (see setup_venv.sh).
ifneq ($(and $(wildcard $(INSTALLED)),$(shell test -L $(VENV) || echo ours)),)
ifneq ($(shell $(PY) -c 'import pip; print("fine")' 2>/dev/null),fine)
$(info The Python of $(VENV) no longer works; it is set up again.)
$(shell rm -f $(INSTALLED))
endif
endif

.PHONY: run test starter check bench selftest package release-check test-qemu test-arm debug test-full fuzz window-times translations lock clean help system ready own-venv
.DELETE_ON_ERROR:

run: ready ## start the program (sets everything up the first time)
	$(bring-starter)
	@$(PY) -m app $(ARGS)

test: system-needs := --qt
test: ready ## all tests, offscreen
	$(bring-starter)
	$(PY) -m pytest $(ARGS)

starter: ready ## fetch and convert the small model that is there from the start (make run does, too)
	@sh packaging/setup_starter.sh --now $(PY)

check: $(INSTALLED) ## lint, formatting and types: ruff, mypy, cython-lint
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	PATH="$(CURDIR)/$(VENV)/bin:$$PATH" cython-lint cython_kernels

bench: ARGS = --synthetic 2b4t
bench: ready ## measure this machine (ARGS="--model DIR" for a real model)
	@$(PY) -m engine bench $(ARGS)

selftest: ready ## every kernel and instruction set of this CPU against the scalar definition
	@$(PY) -m engine selftest $(ARGS)

package: ready ## the files that people install, in build/package/out (LEVEL=1: quicker, larger)
	@sh packaging/setup_system.sh --package
	@sh packaging/setup_starter.sh --now $(PY)
	@$(PY) packaging/bundle/build.py --repository "$(REPOSITORY)"
	@$(PY) packaging/linux/package.py --repository "$(REPOSITORY)" --level $(LEVEL)

release-check: $(INSTALLED) ## try what `make package` made on a bare Debian 12 (as root; needs its mirror once)
	@sh packaging/setup_system.sh --release
	@$(PY) packaging/checks/check.py $(ARGS)

test-qemu: ready ## the kernels, and answers of a toy and the starter, on emulated older CPUs (SSE4.1 without AVX; AVX2)
	@sh packaging/setup_system.sh --qemu
	@sh tests/run_qemu.sh $(PY)

test-arm: ready ## the kernels on an emulated 64-bit ARM, compiled across (some minutes)
	@sh packaging/setup_system.sh --arm
	@sh packaging/test_arm.sh $(PY)

debug: $(INSTALLED) ## the kernel tests with checks of bounds and gcc's sanitizers (many minutes)
	@JOBS=$(JOBS) sh packaging/test_debug.sh $(PY) $(ARGS)

test-full: system-needs := --qt
test-full: ready ## what needs the full 2B4T shape: about 4 GB of memory and some minutes
	$(PY) -m pytest -n 0 -m full $(ARGS)

window-times: ready ## how long a person waits for the window, the model and the first word (ARGS="--starts 7")
	@$(PY) -m tests.window_times $(ARGS)

fuzz: ready ## random answers through the chat view and back by copying (ARGS="--answers 500 --seed 7")
	@$(PY) -m tests.fuzz_chat $(ARGS)

translations: $(INSTALLED) ## read the window's sentences into assets/translations (then translate what is unfinished there)
	@$(PY) packaging/translations.py --collect

lock: ## pin the newest versions that pyproject.toml allows (ARGS=--upgrade to move all); needs uv
	@command -v $(UV) >/dev/null || { echo "make lock needs uv: pip install uv"; exit 1; }
	$(UV) pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --extra build --extra test --extra check --extra package --custom-compile-command "make lock" --output-file requirements.lock $(ARGS)

clean: ## remove what was built (not .venv: remove that by hand to set up anew)
	rm -rf build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find cython_kernels -name '*.so' -o -name '*.pyd' -o -name '*.c' -o -name '*.cpp' | xargs rm -f
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

# ---- set-up: the machine, then .venv, then the extensions; each only when it has to be

ready: $(EXTENSIONS) $(INSTALLED)
	@sh packaging/remove_old_modules.sh
	@$(PY) packaging/translations.py

own-venv:
	@sh packaging/setup_venv.sh --look $(VENV)

system: own-venv
	@sh packaging/setup_system.sh $(system-needs)

$(INSTALLED): requirements.lock | system
	@sh packaging/setup_venv.sh $(VENV)

# setuptools looks at sources only: after a change of flags in setup.py everything is compiled again
$(EXTENSIONS): $(EXTENSION_SOURCES) $(INSTALLED)
	@echo "Building the kernels (a minute or two, the first time)"
	@$(PY) setup.py --quiet build_ext --inplace --parallel $(JOBS) $(if $(filter setup.py,$?),--force)
	@touch $@
