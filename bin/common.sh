# Sourced by the other programs in bin: goes to the project, checks Node, installs what is missing, bundles.
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

stop() {
  echo "$1" >&2
  exit 1
}

need_node() {
  command -v node >/dev/null || stop 'Kring needs Node.js 20 or later: install it from your system or nodejs.org.'
  command -v npm >/dev/null || stop 'Kring needs npm, which comes with Node.js: install it.'
  local version
  version=$(node --version 2>/dev/null)
  version=${version#v}
  [ "${version%%.*}" -ge 20 ] 2>/dev/null || stop "Kring needs Node.js 20 or later and this is ${version:-unknown}: install a newer one."
}

# When the lock file is not the one that was installed last. Not `npm ci`: it refuses a lock file that leaves out optional
# packages of other kinds of machines. The versions are those of the lock file all the same.
install() {
  local stamp=node_modules/.kring-installed
  if cmp -s package-lock.json "$stamp" && [ -x node_modules/.bin/node ]; then return; fi
  need_node
  echo 'Installing packages (a minute or two) …' >&2
  local output
  output=$(npm install --no-save --ignore-scripts=false --no-audit --no-fund --loglevel=error 2>&1) ||
    stop "$output"$'\n''The packages could not be installed: see above, then try again.'
  cp package-lock.json "$stamp" || stop 'The folder node_modules is not writable: change its owner.'
}

# Bundles when something changed since, so that a server that runs keeps the files it serves.
build() {
  if [ -e build/.built ] && [ -z "$(find src demo build.mjs package-lock.json -newer build/.built -print -quit)" ]; then return; fi
  local began
  began=$(mktemp) && node build.mjs && mv "$began" build/.built || stop 'The program could not be built: see above.'
}

# LibreOffice opens the spreadsheets that Kring gives out, in the tests only. Root on Debian gets it; elsewhere those tests say
# that they were left out.
office() {
  if command -v soffice >/dev/null || [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then return; fi
  echo 'Installing LibreOffice for the tests (a minute) …' >&2
  local get='apt-get install -y -qq --no-install-recommends libreoffice-calc-nogui'
  export DEBIAN_FRONTEND=noninteractive
  { $get || { apt-get update -qq && $get; }; } >/dev/null 2>&1 ||
    echo 'LibreOffice could not be installed: the tests that open spreadsheets are left out.' >&2
}

export PATH="$PWD/node_modules/.bin:$PATH"
