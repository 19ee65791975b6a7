/** A name with its first character only: 王小明 → 王**. */
export function maskName(name: string): string {
  const [first] = name.trim();
  return first === undefined ? '**' : `${first}**`;
}

/** A phone number with its head and last four digits: +86 13812348000 → 138****8000. The country code is dropped from Chinese numbers. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/^\+86/, '').replace(/\D/g, '');
  return digits.length < 8 ? '****' : `${digits.slice(0, 3)}****${digits.slice(-4)}`;
}

/** An e-mail address with the first character of its name: chen@example.com → c***@example.com. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  const [first] = email;
  return at < 1 || first === undefined ? '***' : `${first}***${email.slice(at)}`;
}
