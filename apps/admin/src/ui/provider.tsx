import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/ScrollArea.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/Combobox.css';
import '@mantine/core/styles/Menu.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Modal.css';
import '@mantine/core/styles/Tooltip.css';
import './tokens.css';
import './base.css';
import './controls.css';
import { localStorageColorSchemeManager, MantineProvider, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { resolver, theme } from './theme.js';
import { ToastProvider } from './toast.js';

const schemes = localStorageColorSchemeManager({ key: 'regulars.theme' });

/** Theme, popups and toasts. `data-mantine-color-scheme` on `<html>` is the one switch of light and dark. */
export function UiProvider({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={resolver} colorSchemeManager={schemes} defaultColorScheme="auto">
      <ToastProvider>{children}</ToastProvider>
    </MantineProvider>
  );
}

export type ThemeChoice = 'auto' | 'light' | 'dark';

/** What the person chose, and how to choose anew. */
export function useThemeChoice(): [ThemeChoice, (choice: ThemeChoice) => void] {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return [colorScheme, setColorScheme];
}

/** The theme as it is shown, with the device's own where the choice is `auto`. */
export const useShownTheme = (): 'light' | 'dark' => useComputedColorScheme('light');
