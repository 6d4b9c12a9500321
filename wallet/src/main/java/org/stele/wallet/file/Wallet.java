package org.stele.wallet.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stele.ledger.contract.Author;

/**
 * What a wallet file holds. Immutable: a change makes another one.
 *
 * @param version of this form, {@value #VERSION}
 * @param roles every role of the owner in every network
 * @param given every grant and restriction that the owner made, with its labels in clear
 * @param pending keys that were made to claim a subject with, or for a seat, of which nobody has said yet that the ledger took them; left out
 *     where there are none, as files of before leave it out
 */
public record Wallet(int version, List<StoredRole> roles, List<StoredScope> given, Optional<List<StoredRole>> pending) {
    public static final int VERSION = 1;

    public Wallet {
        if (version != VERSION) {
            throw new IllegalArgumentException("a wallet of version " + version + ": use a newer program");
        }
        roles = List.copyOf(roles);
        given = List.copyOf(given);
        pending = pending.filter(some -> !some.isEmpty()).map(List::copyOf);
    }

    public static Wallet empty() {
        return new Wallet(VERSION, List.of(), List.of(), Optional.empty());
    }

    /** With this role, in the place of one of its name; it is pending no more, nor is its key under another name. */
    public Wallet with(StoredRole role) {
        List<StoredRole> left = without(unclaimed(), role.author()).stream()
                .filter(pending -> !pending.signingSeed().equals(role.signingSeed()))
                .toList();
        return new Wallet(version, and(without(roles, role.author()), role), given, Optional.of(left));
    }

    /** With keys that are about to claim their subject, so that they outlive whatever becomes of the claim. */
    public Wallet withPending(StoredRole role) {
        return new Wallet(version, roles, given, Optional.of(and(without(unclaimed(), role.author()), role)));
    }

    public Wallet with(StoredScope scope) {
        return new Wallet(version, roles, and(given, scope), pending);
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

    /** What is {@link #pending}. */
    public List<StoredRole> unclaimed() {
        return pending.orElse(List.of());
    }

    private static List<StoredRole> without(List<StoredRole> roles, Author author) {
        return roles.stream().filter(role -> !role.author().equals(author)).toList();
    }

    private static <T> List<T> and(List<T> some, T further) {
        List<T> more = new ArrayList<>(some);
        more.add(further);
        return more;
    }
}
