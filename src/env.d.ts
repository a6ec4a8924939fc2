declare namespace App {
  interface Locals {
    context: import('./page-context.ts').PageContext;
    /** The guide whose text is being rendered. */
    guide: import('./domain/catalog.ts').Guide;
    /** The programs that a text may show, by their topic. */
    programs: typeof import('./load-samples.ts').loadPrograms;
  }
}
