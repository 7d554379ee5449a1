export function mayInstallPackages(): boolean;
export function installPackages(names: readonly string[], progress?: (message: string) => void): void;
