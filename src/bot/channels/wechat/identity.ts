import { randomInt } from "node:crypto";
import type { Logger } from "pino";
import { DeliveryError } from "../../channel.ts";
import { describeFailure } from "./failure.ts";
import type { Contact, Puppet } from "./library.ts";
import type { Line } from "./line.ts";

/** What telling people apart depends on. */
export interface AccountDependencies {
  /** Aliases are set slowly, too. */
  readonly line: Line;
  readonly log: Logger;
}

/** Who is who during one login. */
export interface Accounts {
  /** The account of a contact who spoke, the same after every login where that is possible at all. */
  of(contact: Contact): Promise<string>;
  /** The contact of an account; nothing when nobody has it. Rejects when the puppet does not answer. */
  find(account: string): Promise<string | undefined>;
}

// No letters that look like digits: people read aliases.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const codeLength = 8;
const codeInAlias = new RegExp(`#([${alphabet}]{${codeLength}})$`);
/** WeChat cuts longer ones. */
const aliasAtMost = 16;
const prefix = "alias:";
const lookedUpAtOnce = 8;

/**
 * Puppets that speak the protocol of WeChat for the web give every contact a new id at every login; those ids begin with `@`. All others
 * (`wxid_…`, `…@chatroom`, numbers, open ids) last. Where they do not, the alias that we set on the contact is the only thing that does: the first
 * message of somebody puts `#` and a code at its end, behind what staff may have written there, and the account is `alias:<code>`. WeChat keeps
 * it, only we can see or change it. Who has no alias that can be set (no friend of ours, a puppet that cannot) has the id of this
 * login as account and is a stranger after the next one, to be bound anew.
 */
export function createAccounts({ line, log }: AccountDependencies, puppet: () => Puppet): Accounts {
  const accountOf = new Map<string, Promise<string>>();
  const contactOf = new Map<string, string>();
  let looking: Promise<void> | undefined;

  const learn = (contactId: string, alias: string | undefined): string | undefined => {
    const code = codeInAlias.exec(alias ?? "")?.[1];
    if (code === undefined) return undefined;
    const account = prefix + code;
    // Staff may have copied an alias: the second one is somebody else.
    if ((contactOf.get(account) ?? contactId) !== contactId) return undefined;
    contactOf.set(account, contactId);
    return account;
  };

  const name = async (contact: Contact): Promise<string> => {
    const alias = await contact.alias();
    const known = learn(contact.id, alias);
    if (known !== undefined) return known;
    const code = Array.from({ length: codeLength }, () => alphabet[randomInt(alphabet.length)]).join("");
    const before = (alias ?? "").replace(codeInAlias, "").slice(0, aliasAtMost - codeLength - 1);
    await line.enter(Number.POSITIVE_INFINITY, () => contact.alias(`${before}#${code}`));
    const named = learn(contact.id, await contact.alias());
    if (named === undefined) log.warn("WeChat did not take an alias; after the next login this person is a stranger");
    return named ?? contact.id;
  };

  const lookAll = async (): Promise<void> => {
    const left = await puppet().contactList();
    const look = async (): Promise<void> => {
      for (let id = left.pop(); id !== undefined; id = left.pop()) {
        const payload = await puppet()
          .contactPayload(id)
          .catch((error: unknown) => log.debug({ reason: describeFailure(error) }, "a contact could not be loaded"));
        if (payload) learn(id, payload.alias);
      }
    };
    await Promise.all(Array.from({ length: lookedUpAtOnce }, look));
  };

  return {
    of(contact) {
      if (!isPassing(contact.id)) return Promise.resolve(contact.id);
      const found =
        accountOf.get(contact.id) ??
        name(contact).catch((error: unknown) => {
          // Not even tried: nobody is to be taken for somebody else because we are being stopped.
          if (error instanceof DeliveryError) throw error;
          log.warn({ reason: describeFailure(error) }, "a contact's alias could not be read or set");
          accountOf.delete(contact.id);
          return contact.id;
        });
      accountOf.set(contact.id, found);
      return found;
    },
    async find(account) {
      if (isPassing(account)) return (await puppet().contactList()).find((id) => id === account);
      if (!account.startsWith(prefix)) return account;
      if (!contactOf.has(account)) {
        looking ??= lookAll().finally(() => {
          looking = undefined;
        });
        await looking;
      }
      return contactOf.get(account);
    },
  };
}

/** Whether a contact has this id during one login only. */
function isPassing(id: string): boolean {
  return id.startsWith("@");
}
