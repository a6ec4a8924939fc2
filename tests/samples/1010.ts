/** Nothing to do: the client closes by itself once the server has agreed to no extension. */
export function trigger(): void {}
