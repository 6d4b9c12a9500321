package org.stele.node.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.stele.crypto.Ed25519SigningKey;
import org.stele.crypto.RandomId;
import org.stele.crypto.WrongPassphraseException;
import org.stele.ledger.Role;
import org.stele.link.tls.TlsKey;
import org.stele.node.config.NodeConfiguration;
import org.stele.node.keys.OrganisationKeyFile;
import org.stele.node.keys.OrganisationKeys;
import org.stele.node.keys.Passphrases;
import org.stele.node.keys.TlsKeyFile;
import org.stele.node.keys.VoteKeyFile;
import org.stele.node.start.NodeStartException.Reason;

/** Opens the organisation's key file. */
final class KeyRing {
    private KeyRing() {}

    static OrganisationKeys open(NodeConfiguration configuration) {
        Path file = configuration.directory().organisationKeys();
        char[] passphrase = passphrase(configuration);
        try {
            Ed25519SigningKey vote = VoteKeyFile.read(configuration.directory().voteKey(), passphrase);
            return OrganisationKeyFile.read(file, passphrase, vote);
        } catch (WrongPassphraseException e) {
            throw new NodeStartException(
                    Reason.WRONG_PASSPHRASE, "the passphrase does not open " + file + ": give the right one", e);
        } catch (IOException e) {
            throw new NodeStartException(
                    Reason.KEYS,
                    "the organisation's keys cannot be read (" + e.getMessage() + "): restore the node from a backup",
                    e);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /** As which the node votes: by the newest key, and by the one before where it is kept. */
    static Role.Voter voter(NodeConfiguration configuration, OrganisationKeys keys) {
        Path before = configuration.directory().voteKeyBefore();
        RandomId organisation = configuration.organisation().value();
        if (Files.notExists(before)) {
            return new Role.Voter(organisation, keys.vote());
        }
        char[] passphrase = passphrase(configuration);
        try {
            return new Role.Voter(organisation, List.of(keys.vote(), VoteKeyFile.read(before, passphrase)));
        } catch (WrongPassphraseException e) {
            throw new NodeStartException(
                    Reason.WRONG_PASSPHRASE, "the passphrase does not open " + before + ": give the right one", e);
        } catch (IOException e) {
            throw new NodeStartException(
                    Reason.KEYS,
                    "the vote key before the one of today cannot be read (" + e.getMessage()
                            + "): where the node votes with that of today, remove the file",
                    e);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    static TlsKey tls(NodeConfiguration configuration) {
        Path file = configuration.directory().tlsKey();
        char[] passphrase = passphrase(configuration);
        try {
            return TlsKeyFile.read(file, passphrase);
        } catch (WrongPassphraseException e) {
            throw new NodeStartException(
                    Reason.WRONG_PASSPHRASE, "the passphrase does not open " + file + ": give the right one", e);
        } catch (IOException e) {
            throw new NodeStartException(
                    Reason.KEYS,
                    "the TLS key " + file + ", which peer.listen needs, cannot be read: restore it from a backup",
                    e);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    static char[] passphrase(NodeConfiguration configuration) {
        try {
            return Passphrases.read(configuration.passphrase());
        } catch (IOException e) {
            throw new NodeStartException(Reason.KEYS, String.valueOf(e.getMessage()), e);
        }
    }
}
