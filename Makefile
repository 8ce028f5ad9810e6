# Two commands do everything on a fresh machine: `make run` and `make test`.
.PHONY: run test check bench storm assets screenshots tools e2e clean

CARGO ?= cargo

run: assets
	$(CARGO) run --release -p app -- demo

# Style sheets and scripts for browsers, from npm packages; embedded in the program.
assets: assets/dist/.built

assets/node_modules/.installed: assets/package.json assets/package-lock.json
	cd assets && npm ci --ignore-scripts --no-audit --no-fund
	touch $@

assets/dist/.built: assets/node_modules/.installed $(shell find assets/src assets/css assets/icons assets/build.mjs -type f) \
                    $(shell find crates -name '*.html')
	cd assets && npm run --silent build
	touch $@

# What the tests need beyond Rust and Node.js, from Debian's archive, when absent and permitted.
tools:
	scripts/tools

test: tools assets
	cd assets && npm run --silent check
	scripts/test

check:
	$(CARGO) fmt --check
	$(CARGO) clippy --workspace --all-targets -- -D warnings

e2e: tools assets
	$(CARGO) build -p app
	scripts/e2e

screenshots: tools assets
	$(CARGO) build --release -p app
	scripts/screenshots

bench: tools assets
	scripts/bench

storm: tools assets
	SPORTELLO_STORM=long scripts/test storm

clean:
	$(CARGO) clean
	rm -rf assets/dist assets/node_modules e2e/node_modules
