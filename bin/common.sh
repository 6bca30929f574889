# Sourced by the other programs in bin: goes to the project, checks Node, installs what is missing, bundles.
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

stop() {
  echo "$1" >&2
  exit 1
}

need_node() {
  command -v node >/dev/null || stop 'Kring needs Node.js 20 or later: install it from your system or nodejs.org.'
  command -v npm >/dev/null || stop 'Kring needs npm, which comes with Node.js: install it.'
  local major
  major=$(node_major)
  [ "$major" -ge 20 ] 2>/dev/null || stop "Kring needs Node.js 20 or later and this is ${major:-unknown}: install a newer one."
}

node_major() {
  local version
  version=$(node --version 2>/dev/null)
  version=${version#v}
  echo "${version%%.*}"
}

# When the lock file is not the one that was installed last: exactly what it holds, each package checked by its integrity.
install() {
  local stamp=node_modules/.kring-installed
  if ! cmp -s package-lock.json "$stamp"; then
    need_node
    echo 'Installing packages (a minute or two) …' >&2
    local output
    output=$(npm ci --ignore-scripts=false --no-audit --no-fund --loglevel=error 2>&1) ||
      stop "$output"$'\n''The packages could not be installed: see above, then try again.'
    cp package-lock.json "$stamp" || stop 'The folder node_modules is not writable: change its owner.'
  fi
  # On Linux the packages bring the right Node; elsewhere it is the machine's own.
  [ -x node_modules/.bin/node ] || [ "$(node_major)" -ge 24 ] 2>/dev/null ||
    stop "On this kind of machine Kring needs Node.js 24 or later and this is $(node_major): install it from nodejs.org."
}

# Bundles when something changed since, so that a server that runs keeps the files it serves.
build() {
  if [ -e build/.built ] && [ -z "$(find src demo build.mjs package-lock.json -newer build/.built -print -quit)" ]; then return; fi
  local began
  began=$(mktemp) && node build.mjs && mv "$began" build/.built || stop 'The program could not be built: see above.'
}

# LibreOffice opens the spreadsheets that Kring exports, in the tests only. Root on Debian gets it. Where it is missing those
# tests are skipped, but never in CI on a machine that could have it.
office() {
  command -v soffice >/dev/null && return
  local missing='LibreOffice (soffice) is not installed: the tests that open spreadsheets in it are skipped.'
  if command -v apt-get >/dev/null; then
    local sudo=''
    [ "$(id -u)" -eq 0 ] || sudo='sudo -n'
    if [ -z "$sudo" ] || [ "${CI:-}" = true ]; then
      echo 'Installing LibreOffice for the tests (a minute) …' >&2
      local get="$sudo env DEBIAN_FRONTEND=noninteractive apt-get"
      local install="$get install -y -qq --no-install-recommends libreoffice-calc-nogui"
      { $install || { $get update -qq && $install; }; } >/dev/null 2>&1 && command -v soffice >/dev/null && return
      [ "${CI:-}" != true ] || stop 'LibreOffice could not be installed, and in CI the tests that need it are not skipped.'
    fi
  fi
  echo "$missing" >&2
}

# Glewlwyd, an identity provider of another make than the demo's, for one test. Its Debian packages are unpacked beside our own and
# never installed: nothing of it starts by itself. Where it cannot be had, the test is skipped and named, in CI too.
identity_provider() {
  local place=node_modules/.cache/kring-glewlwyd
  if command -v glewlwyd >/dev/null || [ -x "$place/usr/bin/glewlwyd" ]; then return; fi
  if command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null; then
    local sudo=''
    [ "$(id -u)" -eq 0 ] || sudo='sudo -n'
    if [ -z "$sudo" ] || [ "${CI:-}" = true ]; then
      echo 'Fetching Glewlwyd for a test (some seconds) …' >&2
      local half=$place.$$
      mkdir -p "$half/archives/partial"
      local get="$sudo env DEBIAN_FRONTEND=noninteractive apt-get"
      local fetch="$get install -y -qq --no-install-recommends --download-only -o Dir::Cache::archives=$PWD/$half/archives glewlwyd dbconfig-no-thanks"
      if { $fetch || { $get update -qq && $fetch; }; } >/dev/null 2>&1; then
        local package
        for package in "$half"/archives/*.deb; do dpkg-deb -x "$package" "$half/root"; done
        [ -x "$half/root/usr/bin/glewlwyd" ] && rm -rf "$place" && mv "$half/root" "$place"
      fi
      $sudo rm -rf "$half"
      [ -x "$place/usr/bin/glewlwyd" ] && return
    fi
  fi
  echo 'Glewlwyd is not here and cannot be fetched: the test that signs in at a provider of another make is skipped.' >&2
}

export PATH="$PWD/node_modules/.bin:$PATH"
