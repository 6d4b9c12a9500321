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
import org.stele.ledger.CertifiedState;
import org.stele.ledger.Ledger;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.config.SmartSettings;
import org.stele.node.keys.TokenKeyFile;
import org.stele.node.smart.Smart;
import org.stele.node.smart.SmartServer;
import org.stele.node.start.NodeStartException.Reason;

/** Opens what gives applications tokens, where the configuration wants it; its key is made when it is first needed. */
final class SmartRoom {
    private SmartRoom() {}

    static Smart open(NodeConfiguration configuration, Ledger ledger, InstantSource clock) {
        return configuration
                .smart()
                .map(settings -> Smart.on(server(configuration, settings, ledger, clock)))
                .orElseGet(Smart::off);
    }

    private static SmartServer server(
            NodeConfiguration configuration, SmartSettings settings, Ledger ledger, InstantSource clock) {
        OrganisationId own = configuration.organisation();
        return new SmartServer(
                settings,
                key(configuration),
                configuration.directory().applications(),
                seat -> inForce(ledger.certified(), own, seat),
                clock);
    }

    private static boolean inForce(CertifiedState state, OrganisationId own, SeatId id) {
        return state.get(IdentityTables.SEAT, id)
                .filter(seat -> seat.organisation().equals(own))
                .filter(seat -> Seats.inForce(state, seat, state.time()))
                .isPresent();
    }

    private static ECKey key(NodeConfiguration configuration) {
        Path file = configuration.directory().tokenKey();
        char[] passphrase = KeyRing.passphrase(configuration);
        try {
            if (Files.exists(file)) {
                return TokenKeyFile.read(file, passphrase);
            }
            ECKey key = TokenKeyFile.generate();
            TokenKeyFile.create(file, passphrase, key, Argon2Cost.STANDARD);
            return key;
        } catch (WrongPassphraseException e) {
            throw new NodeStartException(
                    Reason.WRONG_PASSPHRASE,
                    "the passphrase does not open " + file + ": remove it, and a new one is made",
                    e);
        } catch (IOException e) {
            throw new NodeStartException(
                    Reason.KEYS, "the key of tokens " + file + " cannot be read: remove it, and a new one is made", e);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }
}
