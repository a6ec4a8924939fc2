import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { root } from '../root.ts';

export interface Certificate {
  key: string;
  cert: string;
}

export interface Certificates {
  trusted: Certificate;
  'self-signed': Certificate;
  expired: Certificate;
  'wrong-host': Certificate;
}

/** Where the certificate authority of this process stands that those under test are told to trust. */
export const caFile = join(root, `.build/lab/ca-${process.pid}.pem`);

type Extensions = NonNullable<NonNullable<Parameters<typeof generate>[1]>['extensions']>;

const year = 365 * 24 * 3600 * 1000;
const names = (...altNames: { type: 2 | 7; value?: string; ip?: string }[]): Extensions => [
  { name: 'basicConstraints', cA: false, critical: true },
  { name: 'keyUsage', digitalSignature: true, keyEncipherment: true },
  { name: 'extKeyUsage', serverAuth: true },
  { name: 'subjectAltName', altNames },
];
// SubjectAltName types of RFC 5280: 2 is a DNS name, 7 an IP address.
const loopback = names({ type: 2, value: 'localhost' }, { type: 7, ip: '127.0.0.1' });

/** Makes a certificate authority for this run and, signed by it, a good, an expired and another host's certificate; and one signed by itself. */
export async function makeCertificates(): Promise<Certificates> {
  const now = Date.now();
  const valid = { notBeforeDate: new Date(now - 24 * 3600 * 1000), notAfterDate: new Date(now + year / 2) };
  const common = { keyType: 'ec' as const, curve: 'P-256' as const, algorithm: 'sha256' };
  const ca = await generate([{ name: 'commonName', value: 'WhyClosed lab' }], {
    ...common,
    ...valid,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    ],
  });
  const authority = { key: ca.private, cert: ca.cert };
  const make = async (commonName: string, extensions: Extensions, more: { ca?: Certificate; notBeforeDate: Date; notAfterDate: Date }) => {
    const made = await generate([{ name: 'commonName', value: commonName }], { ...common, extensions, ...more });
    return { key: made.private, cert: made.cert };
  };
  mkdirSync(join(root, '.build/lab'), { recursive: true });
  writeFileSync(caFile, ca.cert);
  process.on('exit', () => rmSync(caFile, { force: true }));
  const past = { notBeforeDate: new Date('2020-01-01'), notAfterDate: new Date('2020-02-01') };
  return {
    trusted: await make('localhost', loopback, { ...valid, ca: authority }),
    expired: await make('localhost', loopback, { ...past, ca: authority }),
    'wrong-host': await make('elsewhere.example', names({ type: 2, value: 'elsewhere.example' }), { ...valid, ca: authority }),
    'self-signed': await make('localhost', loopback, valid),
  };
}
