declare namespace App {
  interface Locals {
    context: import('./page-context.ts').PageContext;
    /** The guide whose text is being rendered. */
    guide: import('./domain/catalog.ts').Guide;
    /** The programs that a text may show, by their topic. */
    programs: typeof import('./load-samples.ts').loadPrograms;
    /** The commands that a guide's steps run, by their file. */
    command: typeof import('./load-samples.ts').loadCommand;
  }
}
