# crowd.sh TAG NAMESPACES PROCESSES: so many IPC namespaces with so many processes
# each. Says `TAG PID` for the first process of each.

tag=$1
if [ "${3-}" ]; then
  namespaces=$2
  while [ "$namespaces" -gt 1 ]; do
    unshare --ipc -- sh "$0" "$tag" "$3" &
    namespaces=$((namespaces - 1))
  done
  exec unshare --ipc -- sh "$0" "$tag" "$3"
fi
processes=$2
while [ "$processes" -gt 1 ]; do
  sleep infinity >/dev/null &
  processes=$((processes - 1))
done
echo "$tag $$"
exec sleep infinity >/dev/null
