package org.stele.cli.network;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stele.cli.CommandFailed;
import org.stele.crypto.WrongPassphraseException;
import org.stele.wallet.file.StoredRole;
import org.stele.wallet.file.WalletFile;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose administration acts, and at which node. */
final class OperatorOptions {
    @Option(
            names = "--wallet",
            paramLabel = "FILE",
            defaultValue = AdministrationKey.WALLET,
            description = "The wallet with the administration's key (${DEFAULT-VALUE}).")
    private Path wallet;

    @Option(
            names = "--node",
            paramLabel = "URL",
            description = "Of a node's API, if not the wallet's: http://host:port.")
    private @Nullable URI node;

    @Mixin
    private PassphraseOption passphrase;

    Path wallet() {
        return wallet;
    }

    char[] passphrase() {
        return passphrase.read();
    }

    Administration open() {
        return open(Optional.empty());
    }

    /**
     * @param standard the node to talk to where none is named
     */
    Administration open(Optional<URI> standard) {
        StoredRole role = role();
        URI address = Optional.ofNullable(node).or(() -> standard).orElse(role.address());
        return Administration.at(address, role);
    }

    StoredRole role() {
        try {
            return WalletFile.load(wallet, passphrase.read()).roles().stream()
                    .findFirst()
                    .orElseThrow(() -> new CommandFailed(wallet + " has no role that is claimed"));
        } catch (WrongPassphraseException e) {
            throw new CommandFailed("the passphrase does not open " + wallet, e);
        } catch (IOException e) {
            throw new CommandFailed(wallet + " cannot be read: name the administration's wallet with --wallet", e);
        }
    }
}
