/** "Firefox, Windows" out of what a browser calls itself; undefined where neither is known. */
export function browserName(agent: string): string | undefined {
  const found = (names: readonly (readonly [RegExp, string])[]) => names.find(([pattern]) => pattern.test(agent))?.[1];
  const parts = [found(browsers), found(systems)].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(', ') : undefined;
}

// The order matters: most browsers also name those they resemble.
const browsers = [
  [/MicroMessenger\//, 'WeChat'],
  [/Edg\w*\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;
const systems = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/HarmonyOS/, 'HarmonyOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
] as const;
