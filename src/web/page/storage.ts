/** What survives a reload. Browsers may refuse to store anything: then it lasts as long as the page. */
const kept = new Map<string, string>();

export function recall(name: string): string | undefined {
  try {
    return localStorage.getItem(`guanjia.${name}`) ?? undefined;
  } catch {
    return kept.get(name);
  }
}

export function remember(name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(`guanjia.${name}`);
    else localStorage.setItem(`guanjia.${name}`, value);
  } catch {
    if (value === undefined) kept.delete(name);
    else kept.set(name, value);
  }
}
