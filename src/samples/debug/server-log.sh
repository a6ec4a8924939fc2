journalctl -u my-app --since -1h | grep -E 'Started|Stopping|process exited|OOM'
dmesg -T | grep -i 'out of memory'
