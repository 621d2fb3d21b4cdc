/** The operator must change something before the program can start; the message is one line that says what to do. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}
