package org.stele.testkit.leak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.stele.crypto.PassphraseFile;
import org.stele.crypto.WrongPassphraseException;
import org.stele.link.tls.TlsKey;
import org.stele.node.config.NodeDirectory;
import org.stele.node.keys.OrganisationKeyFile;
import org.stele.node.keys.OrganisationKeys;
import org.stele.node.keys.TlsKeyFile;
import org.stele.node.keys.TokenKeyFile;
import org.stele.node.keys.VoteKeyFile;
import org.stele.testkit.network.NetworkDirectory;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.file.WalletFile;

/** The private keys in the files of a network's nodes and operators, opened with their passphrases. */
record KeyFiles(NetworkDirectory network) {
    /** Every secret of every file. */
    List<byte[]> secrets() throws IOException, WrongPassphraseException {
        List<byte[]> secrets = new ArrayList<>();
        for (String label : network.labels()) {
            char[] passphrase =
                    Files.readString(network.passphrase(label)).strip().toCharArray();
            for (Path file : of(label)) {
                secrets.addAll(secrets(file, new NodeDirectory(network.node(label)), passphrase));
            }
            for (StoredRole role :
                    WalletFile.load(network.administration(label), passphrase).roles()) {
                secrets.add(role.signingSeed().toArray());
                secrets.add(role.sealingKey().toArray());
            }
        }
        return secrets;
    }

    private List<Path> of(String label) throws IOException {
        try (Stream<Path> files = Files.list(new NodeDirectory(network.node(label)).keys())) {
            return files.toList();
        }
    }

    private static List<byte[]> secrets(Path file, NodeDirectory node, char[] passphrase)
            throws IOException, WrongPassphraseException {
        if (file.equals(node.voteKey()) || file.equals(node.voteKeyBefore())) {
            return List.of(VoteKeyFile.read(file, passphrase).seed());
        }
        if (file.equals(node.organisationKeys())) {
            OrganisationKeys keys =
                    OrganisationKeyFile.read(file, passphrase, VoteKeyFile.read(node.voteKey(), passphrase));
            return List.of(keys.transactions().seed(), keys.sealing().privateKey());
        }
        if (file.equals(node.tlsKey())) {
            TlsKey key = TlsKeyFile.read(file, passphrase);
            byte[] number = ((ECPrivateKey) key.privateKey()).getS().toByteArray();
            return List.of(key.privateBytes().toArray(), number);
        }
        if (file.equals(node.tokenKey())) {
            return List.of(TokenKeyFile.read(file, passphrase).getD().decode());
        }
        if (file.equals(node.vaultRootKey())) {
            return List.of(PassphraseFile.read(file, passphrase));
        }
        throw new IllegalStateException("a key file that this test does not know: " + file.getFileName());
    }
}
