import type { Text } from "../text.ts";

/** Something a person asked for is not to be had now. They get its sentence; everything the verb did is rolled back. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly text: Text;
  constructor(id: string, args?: Text["args"]) {
    super(id);
    this.text = args === undefined ? { id } : { id, args };
  }
}
