/** Nothing to do: the server closes because no message comes within two seconds. */
export function trigger(): void {}
