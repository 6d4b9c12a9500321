package org.stele.cli.architecture;

import java.util.List;
import java.util.stream.Stream;

/**
 * One floor of the house.
 *
 * @param name of its module and of its package under {@code org.stele}
 * @param uses the floors that it may use
 * @param keepsOut packages of libraries that have no business there
 */
record Floor(String name, List<String> uses, List<String> keepsOut) {

    private static final List<String> FRAMEWORKS =
            List.of("org.springframework..", "jakarta.servlet..", "ca.uhn..", "org.hl7..");

    /**
     * The whole house, lowest floor first. Up to the exchange nothing knows a transport but the ordering, which is one; the
     * wallet is a client.
     */
    static final List<Floor> ALL = List.of(
            withoutTransport("crypto"),
            withoutTransport("ledger", "crypto"),
            new Floor("link", List.of("crypto", "ledger"), List.of("org.springframework..", "ca.uhn..", "org.hl7..")),
            new Floor("ordering", List.of("crypto", "ledger"), FRAMEWORKS),
            withoutTransport("vault", "crypto", "ledger"),
            withoutTransport("contracts", "crypto", "ledger"),
            withoutTransport("formats", "crypto", "ledger", "vault", "contracts"),
            withoutTransport("exchange", "crypto", "ledger", "vault", "contracts", "formats"),
            new Floor("wallet", List.of("crypto", "ledger", "contracts", "formats", "vault"), FRAMEWORKS),
            free("gateway", "crypto", "ledger", "vault", "contracts", "formats", "exchange"),
            free(
                    "node",
                    "crypto",
                    "ledger",
                    "link",
                    "ordering",
                    "vault",
                    "contracts",
                    "formats",
                    "exchange",
                    "gateway"),
            free(
                    "testkit",
                    "crypto",
                    "ledger",
                    "link",
                    "ordering",
                    "vault",
                    "contracts",
                    "formats",
                    "exchange",
                    "wallet",
                    "gateway",
                    "node"),
            free(
                    "benchmarks",
                    "crypto",
                    "ledger",
                    "link",
                    "ordering",
                    "vault",
                    "contracts",
                    "formats",
                    "exchange",
                    "wallet",
                    "gateway",
                    "node",
                    "testkit"),
            free(
                    "cli",
                    "crypto",
                    "ledger",
                    "link",
                    "ordering",
                    "vault",
                    "contracts",
                    "formats",
                    "exchange",
                    "wallet",
                    "gateway",
                    "node",
                    "testkit",
                    "benchmarks"));

    private static Floor withoutTransport(String name, String... uses) {
        return new Floor(
                name,
                List.of(uses),
                Stream.concat(FRAMEWORKS.stream(), Stream.of("java.net.http..")).toList());
    }

    private static Floor free(String name, String... uses) {
        return new Floor(name, List.of(uses), List.of());
    }

    /** The floor's packages, as ArchUnit writes them. */
    String packages() {
        return "org.stele." + name + "..";
    }

    /** The packages of all floors that this one may not use. */
    String[] forbiddenFloors() {
        return ALL.stream()
                .filter(floor -> !floor.equals(this) && !uses.contains(floor.name))
                .map(Floor::packages)
                .toArray(String[]::new);
    }

    String[] forbiddenLibraries() {
        return keepsOut.toArray(String[]::new);
    }
}
