import { createContext, useContext } from 'react';

const ZoneContext = createContext(new Intl.DateTimeFormat().resolvedOptions().timeZone);

/** Gives the tree the zone in which moments are read: the viewer's. */
export const ZoneProvider = ZoneContext.Provider;
export const useZone = (): string => useContext(ZoneContext);

/** Every zone this browser knows, by IANA name. */
export const allZones = (): string[] => Intl.supportedValuesOf('timeZone');
