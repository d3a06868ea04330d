# hold.sh TAG LEVEL...: each level is a command that makes a namespace and runs what
# follows in it (`unshare --ipc --`); each is run inside the one before. Each says
# `TAG PID` when it is there, with its pid as the /proc that it was given shows it
# (so the outer one in a new pid namespace), and stays.

tag=$1
shift
if [ "${HELD-}" ]; then
  read -r pid _ </proc/self/stat
  echo "$tag $pid"
fi
if [ $# -gt 0 ]; then
  level=$1
  shift
  # shellcheck disable=SC2086 # a level is words
  if [ "${HELD-}" ]; then
    $level sh "$0" "$tag" "$@" &
  else
    export HELD=yes
    exec $level sh "$0" "$tag" "$@"
  fi
fi
exec sleep infinity >/dev/null
