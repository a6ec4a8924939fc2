import { spawn } from 'node:child_process';

/** Ends what a process has started once that process is gone, however it went. */
export interface Guard {
  /** A process that leads a group of its own: the group ends with the adapter. */
  watch(pid: number | undefined): void;
}

// Reads ids until its input ends, which is when the adapter ends; then a second for each program to go by itself.
const script = `trap '' HUP INT TERM
while read -r group; do groups="$groups -$group"; done
test -z "$groups" || kill -s TERM -- $groups
sleep 1
test -z "$groups" || kill -s KILL -- $groups
rm -rf "$1" || { sleep 2; rm -rf "$1"; }`;

/** Starts the guard of a temporary folder. */
export function startGuard(dir: string): Guard {
  const guard = spawn('sh', ['-c', script, 'guard', dir], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  guard.unref();
  return {
    watch: (pid) => {
      if (pid === undefined) throw new Error('A browser did not start: found no id of its process');
      guard.stdin.write(`${pid}\n`);
    },
  };
}
