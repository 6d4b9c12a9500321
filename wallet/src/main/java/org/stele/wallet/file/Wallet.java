package org.stele.wallet.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a wallet file holds. Immutable: a change makes another one.
 *
 * @param version of this form, {@value #VERSION}
 * @param roles every role of the owner in every network
 * @param given every grant and restriction that the owner made, with its labels in clear
 */
public record Wallet(int version, List<StoredRole> roles, List<StoredScope> given) {
    public static final int VERSION = 1;

    public Wallet {
        if (version != VERSION) {
            throw new IllegalArgumentException("a wallet of version " + version + ": use a newer program");
        }
        roles = List.copyOf(roles);
        given = List.copyOf(given);
    }

    public static Wallet empty() {
        return new Wallet(VERSION, List.of(), List.of());
    }

    public Wallet with(StoredRole role) {
        List<StoredRole> more = new ArrayList<>(roles);
        more.removeIf(stored -> stored.author().equals(role.author()));
        more.add(role);
        return new Wallet(version, more, given);
    }

    public Wallet with(StoredScope scope) {
        List<StoredScope> more = new ArrayList<>(given);
        more.add(scope);
        return new Wallet(version, roles, more);
    }

    /** The role of this name; the only one, where {@code name} is empty and there is one. */
    public Optional<StoredRole> role(String name) {
        if (name.isEmpty() && roles.size() == 1) {
            return Optional.of(roles.getFirst());
        }
        return roles.stream()
                .filter(role -> role.author().toString().equals(name))
                .findFirst();
    }
}
