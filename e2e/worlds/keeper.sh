# Keeps the processes of one world. Runs each line of its standard input; when that
# ends, whoever started it having gone, removes what was made in the namespace that
# it lives in, then ends itself and every process it started.
#
# POSIX sh. Its process group is its own; what it starts stays in that group.

worlds=$(dirname "$0")
newline='
'
keys=''
queues=''

# hold TAG LEVEL...: each level is a command such as `unshare --ipc --`, run inside
# the one before.
hold() { sh "$worlds/hold.sh" "$@" </dev/null & }

# crowd TAG NAMESPACES PROCESSES: so many namespaces with so many processes each.
crowd() { sh "$worlds/crowd.sh" "$@" </dev/null & }

# tenants TAG COUNT: so many namespaces, each with one process that uses what is in it.
tenants() {
  count=$2
  while [ "$count" -gt 0 ]; do
    perl "$worlds/tenant.pl" "$1" </dev/null &
    count=$((count - 1))
  done
}

# sleepers TAG COUNT: so many processes, here. Says `TAG 0` when they are there.
sleepers() {
  count=$2
  while [ "$count" -gt 0 ]; do
    sleep infinity </dev/null >/dev/null &
    count=$((count - 1))
  done
  echo "$1 0"
}

# run TAG COMMAND...: one process, here.
run() {
  tag=$1
  shift
  "$@" </dev/null >/dev/null &
  echo "$tag $!"
}

# reborn TAG PID: a process with the pid of one that has ended. Says which it got.
reborn() {
  tries=300
  while [ "$tries" -gt 0 ]; do
    echo $(($2 - 1)) >/proc/sys/kernel/ns_last_pid || break
    sleep infinity </dev/null >/dev/null &
    [ "$!" -eq "$2" ] && break
    kill -KILL "$!"
    tries=$((tries - 1))
  done
  echo "$1 $!"
}

# own_key KEY, own_queue NAME: to be removed at the end, here.
own_key() { keys="$keys $1"; }
own_queue() { queues="$queues $1"; }

while IFS= read -r line; do eval "$line"; done

for key in $keys; do
  ipcrm -M "$key" 2>/dev/null
  ipcrm -Q "$key" 2>/dev/null
  ipcrm -S "$key" 2>/dev/null
done
# shellcheck disable=SC2086 # one argument for each name
[ -z "$queues" ] || "$NODE" "$worlds/unlink.mjs" $queues
kill -KILL 0
