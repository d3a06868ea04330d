# Makes and ends 100 processes and 5 IPC namespaces with objects a second, until it is ended.

while :; do
  unshare --ipc -- sh -c 'ipcmk --queue --shmem 4096 --semaphore 1 >/dev/null; exec sleep 1' &
  others=17
  while [ "$others" -gt 0 ]; do
    sleep 1 &
    others=$((others - 1))
  done
  sleep 0.2
done
