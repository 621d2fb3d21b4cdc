// The package's own types redeclare `util.promisify` for everybody; this is the part of it that the tests use.
import type { Puppet } from "wechaty-puppet";

export declare class PuppetServer {
  constructor(options: {
    endpoint: string;
    puppet: Puppet;
    token: string;
    tls?: { disable?: boolean; serverCert?: string; serverKey?: string };
  });
  start(): Promise<void>;
  stop(): Promise<void>;
}
