package org.stele.exchange.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.stele.crypto.Bytes;
import org.stele.crypto.json.InvalidJsonException;
import org.stele.crypto.json.JsonLimits;
import org.stele.crypto.json.StrictJson;
import org.stele.vault.VaultException;
import org.stele.vault.cabinet.Cabinet;

/**
 * The values of one kind, each under its name. Safe for use by many threads. Every method throws {@link
 * org.stele.exchange.ExchangeException} with {@code STORAGE_FULL} or {@code VAULT_UNAVAILABLE} where the vault does not serve.
 *
 * @param <V> a record that strict JSON writes and reads
 */
public final class Drawer<V> {
    private static final JsonLimits LIMITS = new JsonLimits(64 << 20, 32);

    private final Cabinet cabinet;
    private final String label;
    private final Class<V> type;

    /** @param label never to be changed once something is in it */
    public Drawer(Cabinet cabinet, String label, Class<V> type) {
        this.cabinet = cabinet;
        this.label = label;
        this.type = type;
    }

    public Optional<V> find(Object name) {
        return VaultCalls.call(() -> cabinet.find(label, bytes(name)).map(this::read));
    }

    /** Durable when this returns. */
    public void put(Object name, V value) {
        Bytes content = Bytes.wrap(StrictJson.write(value));
        VaultCalls.run(() -> cabinet.put(label, bytes(name), content));
    }

    /** As {@link #put}, to be made together with others. */
    public Cabinet.Change putting(Object name, V value) {
        return new Cabinet.Change(label, bytes(name), Optional.of(Bytes.wrap(StrictJson.write(value))));
    }

    /** As {@link #remove}, to be made together with others. */
    public Cabinet.Change removing(Object name) {
        return new Cabinet.Change(label, bytes(name), Optional.empty());
    }

    public void remove(Object name) {
        VaultCalls.run(() -> cabinet.remove(label, bytes(name)));
    }

    /** All values, in no order that means anything. */
    public List<V> all() {
        return VaultCalls.call(() -> cabinet.all(label).stream().map(this::read).toList());
    }

    /** Names are written as their text: identifiers, hashes and the like have one text each. */
    private static Bytes bytes(Object name) {
        return Bytes.wrap(name.toString().getBytes(StandardCharsets.UTF_8));
    }

    private V read(Bytes content) {
        try {
            return StrictJson.parse(content.unsafeArray(), type, LIMITS);
        } catch (InvalidJsonException e) {
            throw new VaultException(
                    VaultException.Reason.DAMAGED,
                    "the cabinet's drawer " + label + " holds what this release cannot read: restore the vault, or run"
                            + " the release that wrote it",
                    e);
        }
    }
}
