import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';

export interface ToastAction {
  label: string;
  onAct: () => void;
}
interface Toast {
  text: string;
  action?: ToastAction | undefined;
}
type ShowToast = (text: string, action?: ToastAction) => void;

const ToastContext = createContext<ShowToast>(() => undefined);
const shownFor = 8000;

/** One toast at a time, eight seconds, longer while it is focused or pointed at. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [toast, setToast] = useState<Toast>();
  const [held, setHeld] = useState(false);
  const show = useCallback<ShowToast>((text, action) => setToast({ text, action }), []);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (!toast || held) return undefined;
    timer.current = setTimeout(() => setToast(undefined), shownFor);
    return () => clearTimeout(timer.current);
  }, [toast, held]);
  const value = useMemo(() => show, [show]);
  return (
    <ToastContext value={value}>
      {children}
      <div role="status" aria-live="polite">
        {toast && (
          <div
            className="toast"
            onFocus={() => setHeld(true)}
            onBlur={() => setHeld(false)}
            onMouseEnter={() => setHeld(true)}
            onMouseLeave={() => setHeld(false)}
          >
            <p>{toast.text}</p>
            {toast.action && (
              <button
                type="button"
                onClick={() => {
                  toast.action?.onAct();
                  setToast(undefined);
                  setHeld(false);
                }}
              >
                {toast.action.label}
              </button>
            )}
          </div>
        )}
      </div>
    </ToastContext>
  );
}

/** `const toast = useToast(); toast(t('segments.archived'), { label: t('common.undo'), onAct })` */
export const useToast = (): ShowToast => useContext(ToastContext);
