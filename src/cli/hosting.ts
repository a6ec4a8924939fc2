// npm run hosting: the configurations of hosting/ for SITE_URL and BASE_PATH, from the redirects and the headers.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildAddressRules } from '../domain/address-rules.ts';
import { ContentError } from '../domain/problem.ts';
import { writeCaddyfile } from '../hosting/caddy.ts';
import { writeNginxConfig } from '../hosting/nginx.ts';
import { checkContent } from '../integrations/check-content.ts';
import { settings } from '../settings.ts';

const root = join(import.meta.dirname, '../..');
try {
  const rules = buildAddressRules(checkContent(root));
  writeFileSync(join(root, 'hosting/nginx.conf'), writeNginxConfig(rules, settings.basePath));
  writeFileSync(join(root, 'hosting/Caddyfile'), writeCaddyfile(rules, settings.basePath));
} catch (error) {
  if (!(error instanceof ContentError)) throw error;
  console.error(error.message);
  process.exit(1);
}
