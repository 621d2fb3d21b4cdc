/** What survives a reload. Browsers may refuse to store anything: then it lasts as long as the page. */
const kept = new Map<string, string>();

export function recall(name: string, area: () => Storage = () => localStorage): string | undefined {
  try {
    return area().getItem(`guanjia.${name}`) ?? kept.get(name);
  } catch {
    return kept.get(name);
  }
}

export function remember(name: string, value: string | undefined, area: () => Storage = () => localStorage): void {
  if (value === undefined) kept.delete(name);
  else kept.set(name, value);
  try {
    if (value === undefined) area().removeItem(`guanjia.${name}`);
    else area().setItem(`guanjia.${name}`, value);
  } catch {
    // `kept` has it.
  }
}
