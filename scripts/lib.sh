# shellcheck shell=bash
# Sourced by the other scripts: finds a JDK and a Maven, whatever the machine calls its default ones.
#
#   use_jdk        sets JAVA_HOME to a JDK 25 or newer, or stops with one line
#   use_maven      sets MAVEN to a Maven 3.9 or newer, or stops with one line
#   maven ARGS...  runs it, in batch mode, from the top of the checkout
#   fail LINE      one line on stderr, exit 1          bad_usage LINE   the same, exit 2
#   use_unzip      stops with one line if there is no unzip
#   every_function  prints their names
#   modules_of MODULE  prints it and those of ours that it is made of, as the pom.xml files have it
#   collect_packages FUNCTIONS...  copies what was built of them to target/packages/<function>.zip
#   describe_packages FOLDER  writes there, into packages.json, what each function's package really is
#   run_local CLASS ARGS...  becomes the local host's JVM, with the flags of LOCAL_JVM

TOP=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
NAME=${0##*/}
JDK_NEEDED=25
MAVEN_VERSION=3.9.11
OWN_JAVA_HOME=${JAVA_HOME:-} # the machine's choice, before use_jdk makes ours

fail() { echo "$NAME: $*" >&2; exit 1; }
bad_usage() { echo "$NAME: $* (try --help)" >&2; exit 2; }

# Prints the comment at the head of a script: that is its help text.
print_help() { sed -n '2,/^[^#]/ { /^#/ s/^# \{0,1\}//p; }' "$0"; }

# ---- JDK ------------------------------------------------------------------------------------------------------------

# The major version of the JDK in a folder; nothing if there is no JDK (a JRE has no javac).
jdk_major() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 0
  "$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p' | head -1
}

jdk_is_new_enough() {
  local major
  major=$(jdk_major "$1")
  [ -n "$major" ] && [ "$major" -ge "$JDK_NEEDED" ]
}

# One candidate per line, the most deliberate choice first.
jdk_candidates() {
  [ -z "${JAVA_HOME:-}" ] || echo "$JAVA_HOME"
  if command -v java > /dev/null; then
    java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
  fi
  if [ -x /usr/libexec/java_home ]; then # macOS
    /usr/libexec/java_home -v "$JDK_NEEDED+" 2> /dev/null || true
  fi
  local home
  for home in /usr/lib/jvm/* "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    [ ! -d "$home" ] || echo "$home"
  done
}

use_jdk() {
  local home
  while IFS= read -r home; do
    if jdk_is_new_enough "$home"; then
      export JAVA_HOME=$home
      return
    fi
  done < <(jdk_candidates)
  fail "needs a JDK $JDK_NEEDED or newer: set JAVA_HOME to one, or install one (sdk install java $JDK_NEEDED-tem)"
}

# ---- Maven ----------------------------------------------------------------------------------------------------------

# Where ./mvnw keeps its Maven: the name of its folder is a hash of the distribution's address, as Java hashes strings.
wrapper_home() {
  local url hash=0 i
  url=$(sed -n 's/^distributionUrl=//p' "$TOP/.mvn/wrapper/maven-wrapper.properties")
  for ((i = 0; i < ${#url}; i++)); do
    hash=$(((hash * 31 + $(LC_CTYPE=C printf '%d' "'${url:i:1}")) % 4294967296))
  done
  printf '%s/wrapper/dists/apache-maven-%s/%x' "${MAVEN_USER_HOME:-$HOME/.m2}" "$MAVEN_VERSION" "$hash"
}

maven_is_new_enough() {
  local version
  version=$("$1" --version 2> /dev/null | sed -n 's/.*Apache Maven \([0-9]*\.[0-9]*\).*/\1/p' | head -1)
  case $version in 3.9 | 3.[1-9][0-9] | [4-9].*) return 0 ;; *) return 1 ;; esac
}

# An older Maven can't build this, but it can fetch a newer one: from whatever repository it is configured to use. It
# runs outside the checkout, whose .mvn isn't meant for it, and on the machine's own Java.
use_own_java() { if [ -n "$OWN_JAVA_HOME" ]; then export JAVA_HOME=$OWN_JAVA_HOME; else unset JAVA_HOME; fi; }

fetch_maven() {
  local home=$1 work zip=apache-maven-$MAVEN_VERSION-bin.zip
  work=$(mktemp -d)
  echo "$NAME: fetching Maven $MAVEN_VERSION, once" >&2
  if (cd "$work" && use_own_java && mvn -B -q org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy \
    "-Dartifact=org.apache.maven:apache-maven:$MAVEN_VERSION:zip:bin" "-DoutputDirectory=$work") > "$work/log" 2>&1 \
    && (cd "$work" && "$JAVA_HOME/bin/jar" xf "$zip"); then
    mkdir -p "$(dirname "$home")"
    chmod +x "$work/apache-maven-$MAVEN_VERSION/bin/mvn"
    # Whoever was first wins; a half-written folder is never seen.
    [ -d "$home" ] || mv "$work/apache-maven-$MAVEN_VERSION" "$home"
  fi
  rm -rf "$work"
  [ -x "$home/bin/mvn" ]
}

use_maven() {
  local home
  home=$(wrapper_home)
  if [ -x "$home/bin/mvn" ]; then
    MAVEN=$home/bin/mvn
  elif command -v mvn > /dev/null && maven_is_new_enough mvn; then
    MAVEN=mvn
  elif command -v mvn > /dev/null && fetch_maven "$home"; then
    MAVEN=$home/bin/mvn
  else
    MAVEN=$TOP/mvnw
  fi
}

maven() {
  # Maven's own libraries make a JDK 25 print warnings that are not ours to solve.
  (cd "$TOP" && MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}" \
    "$MAVEN" --batch-mode "$@")
}

# ---- packages -------------------------------------------------------------------------------------------------------

# A function is a module with Quarkus' own configuration.
every_function() {
  local properties
  for properties in "$TOP"/functions/*/src/main/resources/application.properties; do
    basename "${properties%/src/main/resources/application.properties}"
  done
}

# Every artifact that a pom.xml names and that is a folder here is a module of ours. More than is needed costs a build.
modules_of() {
  local modules=("$1") i artifact
  for ((i = 0; i < ${#modules[@]}; i++)); do
    while IFS= read -r artifact; do
      case " ${modules[*]} " in *" $artifact "*) continue ;; esac
      [ ! -f "$TOP/functions/$artifact/pom.xml" ] || modules+=("$artifact")
    done < <(sed -n 's|^ *<artifactId>\(.*\)</artifactId>.*|\1|p' "$TOP/functions/${modules[i]}/pom.xml")
  done
  printf '%s\n' "${modules[@]}"
}

# The folder that is deployed from, whether the packages are native or for the JVM.
collect_packages() {
  local function
  mkdir -p "$TOP/target/packages"
  for function in "$@"; do
    cp "$TOP/functions/$function/target/function.zip" "$TOP/target/packages/$function.zip"
    (cd "$TOP" && ls -l "target/packages/$function.zip")
  done
  describe_packages "$TOP/target/packages"
}

use_unzip() { command -v unzip > /dev/null || fail "needs unzip"; }

# kind_of ZIP: native-arm64, native-x86_64, jvm, or nothing if it is none of them.
kind_of() {
  local files header
  files=$(unzip -Z1 "$1" 2> /dev/null) || return 0
  if grep -qx bootstrap <<< "$files"; then
    # An executable (ELF) names its processor at byte 18. unzip minds that nobody reads on; we don't.
    header=$(unzip -p "$1" bootstrap 2> /dev/null | od -An -tx1 -N20 | tr -d ' \n') || true
    case $header in
      7f454c46????????????????????????????b700) echo native-arm64 ;;
      7f454c46????????????????????????????3e00) echo native-x86_64 ;;
    esac
  elif grep -q '\.jar$' <<< "$files"; then
    echo jvm
  fi
}

sha256_of() {
  if command -v sha256sum > /dev/null; then sha256sum < "$1"; else shasum -a 256 < "$1"; fi | cut -d' ' -f1 # macOS has the other
}

# Terraform can't look into a zip: it reads this, and by the digests it sees that the packages are still those.
describe_packages() {
  use_unzip
  local function zip kind fields entries='' first='' mixed=false
  for function in $(every_function); do
    zip=$1/$function.zip
    [ -f "$zip" ] || continue
    kind=$(kind_of "$zip")
    case $kind in
      jvm) fields='"kind": "jvm"' ;;
      native-*) fields="\"kind\": \"native\", \"architecture\": \"${kind#native-}\"" ;;
      *) fail "$zip: found neither libraries for the JVM nor an executable for arm64 or x86-64, expected one of them" ;;
    esac
    first=${first:-$kind}
    [ "$kind" = "$first" ] || mixed=true
    fields="$fields, \"sha256\": \"$(sha256_of "$zip")\""
    entries="$entries${entries:+,}
  \"$function\": { $fields }"
  done
  printf '{%s\n}\n' "$entries" > "$1/packages.json"
  ! $mixed || echo "$NAME: $1: found packages of more than one kind, which nobody deploys: build all functions the same way first" >&2
}

# ---- the local host -------------------------------------------------------------------------------------------------

LOCAL_JVM=(-Xmx512m -XX:TieredStopAtLevel=1) # small, and up within a second; bulk work sets its own

# run_local CLASS ARGS...: becomes the JVM, so that a signal or a kill reaches it directly.
run_local() {
  use_jdk
  local class=$1
  shift
  exec "$JAVA_HOME/bin/java" "${LOCAL_JVM[@]}" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
    -Djava.util.logging.manager=org.jboss.logmanager.LogManager -Djdk.httpclient.allowRestrictedHeaders=host \
    "-Ddeployguardian.events=$TOP/events" \
    "-Ddeployguardian.dynamodb.local=$TOP/functions/dynamodb-local/target/lib" \
    "-Ddeployguardian.demo.plan=$TOP/functions/local/demo-plan.yml" \
    -cp "$TOP/functions/local/target/local-0.1.0-SNAPSHOT.jar:$TOP/functions/local/target/lib/*" "$class" "$@"
}
