package org.stele.node.start;

import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import org.stele.contracts.id.OrganisationId;
import org.stele.contracts.id.SeatId;
import org.stele.contracts.identity.IdentityTables;
import org.stele.contracts.identity.Seats;
import org.stele.crypto.Argon2Cost;
import org.stele.crypto.WrongPassphraseException;
import org.stele.exchange.Exchange;
import org.stele.ledger.CertifiedState;
import org.stele.ledger.Ledger;
import org.stele.node.auth.KeyCheck;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.config.SmartSettings;
import org.stele.node.keys.TokenKeyFile;
import org.stele.node.smart.PatientApps;
import org.stele.node.smart.People;
import org.stele.node.smart.Smart;
import org.stele.node.smart.SmartServer;
import org.stele.node.smart.Staff;
import org.stele.node.start.NodeStartException.Reason;

/** Opens what gives applications tokens, where the configuration wants it; its key is made when it is first needed. */
final class SmartRoom {
    private SmartRoom() {}

    static Smart open(
            NodeConfiguration configuration, Ledger ledger, KeyCheck keys, Exchange exchange, InstantSource clock) {
        return configuration
                .smart()
                .map(settings ->
                        Smart.on(server(configuration, settings, people(configuration, ledger, keys, exchange), clock)))
                .orElseGet(Smart::off);
    }

    private static SmartServer server(
            NodeConfiguration configuration, SmartSettings settings, People people, InstantSource clock) {
        return new SmartServer(
                settings, key(configuration), configuration.directory().applications(), people, clock);
    }

    private static People people(NodeConfiguration configuration, Ledger ledger, KeyCheck keys, Exchange exchange) {
        return new People(
                staff(configuration, ledger, keys, exchange), new PatientApps(exchange.apps(), NamedPatients::own));
    }

    private static Staff staff(NodeConfiguration configuration, Ledger ledger, KeyCheck keys, Exchange exchange) {
        OrganisationId own = configuration.organisation();
        NamedPatients named = new NamedPatients(exchange.searches());
        return new Staff(seat -> inForce(ledger.certified(), own, seat), keys, named, named);
    }

    private static boolean inForce(CertifiedState state, OrganisationId own, SeatId id) {
        return state.get(IdentityTables.SEAT, id)
                .filter(seat -> seat.organisation().equals(own))
                .filter(seat -> Seats.inForce(state, seat, state.time()))
                .isPresent();
    }

    private static ECKey key(NodeConfiguration configuration) {
        char[] passphrase = KeyRing.passphrase(configuration);
        try {
            return key(configuration.directory().tokenKey(), passphrase);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /** @throws NodeStartException with what to do, where there is none to be had */
    static ECKey key(Path file, char[] passphrase) {
        return Files.exists(file) ? read(file, passphrase) : made(file, passphrase);
    }

    private static ECKey read(Path file, char[] passphrase) {
        try {
            return TokenKeyFile.read(file, passphrase);
        } catch (WrongPassphraseException e) {
            throw new NodeStartException(
                    Reason.WRONG_PASSPHRASE,
                    "the passphrase does not open " + file
                            + ": give the right one; where it is right for the other keys,"
                            + " remove this file, and a new one is made (no token outlives a start)",
                    e);
        } catch (IOException e) {
            throw new NodeStartException(
                    Reason.KEYS,
                    "the key of tokens cannot be read (" + e.getMessage() + "): let the node's user read " + file
                            + "; where it is damaged, remove it, and a new one is made (no token outlives a start)",
                    e);
        }
    }

    private static ECKey made(Path file, char[] passphrase) {
        ECKey key = TokenKeyFile.generate();
        try {
            TokenKeyFile.create(file, passphrase, key, Argon2Cost.STANDARD);
            return key;
        } catch (IOException e) {
            throw new NodeStartException(
                    Reason.KEYS,
                    "the key of tokens cannot be written (" + e.getMessage()
                            + "): let the node's user write into the folder of " + file
                            + ", and see that there is room",
                    e);
        }
    }
}
