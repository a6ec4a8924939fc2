declare namespace App {
  interface Locals {
    context: import('./page-context.ts').PageContext;
  }
}
