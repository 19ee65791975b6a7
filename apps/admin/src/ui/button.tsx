import type { ButtonHTMLAttributes, Ref } from 'react';
import { Icon, type IconName } from './icon.js';

const looks = { default: 'btn', primary: 'btn pri', danger: 'btn dng', ghost: 'ghost', link: 'link sm' } as const;

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: keyof typeof looks;
  size?: 'small' | 'normal' | 'big' | 'full';
  icon?: IconName;
  /** Shows a ring and refuses further presses, without losing the focus. */
  loading?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

const sizes = { small: ' sm2', normal: '', big: ' big', full: ' full' } as const;

export function Button({
  variant = 'default',
  size = 'normal',
  icon,
  loading = false,
  children,
  className,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      // oxlint-disable-next-line react/button-has-type -- the type is one of the two, given by the caller
      type={type}
      className={`${looks[variant]}${sizes[size]}${className ? ` ${className}` : ''}`}
      aria-busy={loading || undefined}
      aria-disabled={loading || undefined}
      onClick={loading ? (event) => event.preventDefault() : onClick}
    >
      {loading ? <span className="spin" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  /** What the button does, for those who hear it; also its tooltip. */
  label: string;
  icon: IconName;
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ label, icon, className, ...rest }: IconButtonProps) {
  return (
    <button type="button" aria-label={label} title={label} {...rest} className={`ghost icon${className ? ` ${className}` : ''}`}>
      <Icon name={icon} />
    </button>
  );
}
