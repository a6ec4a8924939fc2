declare namespace App {
  interface Locals {
    context: import('./page-context.ts').PageContext;
    /** The guide whose text is being rendered. */
    guide: import('./domain/catalog.ts').Entry<import('./schemas/guide.ts').GuideFacts, import('./schemas/guide.ts').GuideWords>;
  }
}
