package org.stele.cli.wallet;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.stele.testkit.scenario.Slip;
import org.stele.wallet.Holder;
import org.stele.wallet.file.Wallet;
import org.stele.wallet.file.WalletFile;

/** A folder with a wallet, which there is only once something was claimed, and its passphrase. */
record PatientsFiles(Path folder) {
    private static final String PASSPHRASE = "a passphrase";

    static PatientsFiles in(Path folder) throws Exception {
        Files.writeString(folder.resolve("passphrase"), PASSPHRASE);
        return new PatientsFiles(folder);
    }

    Path wallet() {
        return folder.resolve("wallet.stele");
    }

    Path passphrase() {
        return folder.resolve("passphrase");
    }

    Wallet read() throws Exception {
        return WalletFile.load(wallet(), PASSPHRASE.toCharArray());
    }

    void write(Wallet wallet) throws Exception {
        WalletFile.save(wallet(), PASSPHRASE.toCharArray(), wallet);
    }

    Holder holder() throws Exception {
        return read().roles().getFirst().holder();
    }

    TypedAtWallet claim(Slip slip) {
        return claim(slip, slip.node(), passphrase());
    }

    TypedAtWallet claim(Slip slip, URI node, Path passphrase) {
        return TypedAtWallet.run(List.of(
                "claim",
                "--wallet",
                wallet().toString(),
                "--passphrase-file",
                passphrase.toString(),
                "--node",
                node.toString(),
                "--subject",
                slip.subject().toString(),
                "--clerk",
                slip.clerk().toString(),
                "--code",
                slip.code()));
    }

    TypedAtWallet type(String command, String... more) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of("--wallet", wallet().toString()));
        words.addAll(List.of("--passphrase-file", passphrase().toString()));
        words.addAll(List.of(more));
        return TypedAtWallet.run(words);
    }
}
