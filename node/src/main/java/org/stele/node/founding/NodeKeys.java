package org.stele.node.founding;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.stele.contracts.network.MemberKeys;
import org.stele.crypto.Argon2Cost;
import org.stele.crypto.VerificationKey;
import org.stele.link.tls.TlsKey;
import org.stele.node.config.NodeDirectory;
import org.stele.node.keys.OrganisationKeyFile;
import org.stele.node.keys.OrganisationKeys;
import org.stele.node.keys.TlsKeyFile;
import org.stele.node.keys.VoteKeyFile;
import org.stele.vault.keys.PassphraseRootKey;

/** All keys of a new node. Never printed. */
public record NodeKeys(OrganisationKeys organisation, TlsKey tls) {
    /**
     * Makes them, and the vault's, and writes them into the node's folder under one passphrase.
     *
     * @throws java.nio.file.FileAlreadyExistsException where there are keys already: they are never overwritten
     */
    public static NodeKeys make(NodeDirectory directory, char[] passphrase, Argon2Cost cost) throws IOException {
        NodeKeys keys = new NodeKeys(OrganisationKeys.generate(), TlsKey.generate());
        Files.createDirectories(directory.keys());
        OrganisationKeyFile.create(directory.organisationKeys(), passphrase, keys.organisation(), cost);
        VoteKeyFile.create(directory.voteKey(), passphrase, keys.organisation().vote(), cost);
        TlsKeyFile.create(directory.tlsKey(), passphrase, keys.tls(), cost);
        PassphraseRootKey.create(directory.vaultRootKey(), passphrase, cost);
        return keys;
    }

    /** What the ledger lists of them, with the key that only the administration has. */
    public MemberKeys listed(VerificationKey administration) {
        return new MemberKeys(
                administration,
                organisation.vote().verificationKey(),
                organisation.transactions().verificationKey(),
                organisation.sealing().publicKey(),
                Optional.of(tls.hash()));
    }

    @Override
    public String toString() {
        return "keys of a node";
    }
}
