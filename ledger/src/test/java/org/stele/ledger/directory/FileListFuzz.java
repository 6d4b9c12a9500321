package org.stele.ledger.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.stele.crypto.Hash;

/** Whatever a list of files holds, it is read, or said to be damaged. */
@SuppressWarnings("NullAway.Init") // what is static is made in @BeforeContainer
class FileListFuzz {
    private static final FileList LIST = new FileList("LIST", "it was written");

    private static Path folder;

    @BeforeContainer
    static void make() throws IOException {
        folder = Files.createTempDirectory("file-list");
    }

    @AfterContainer
    static void remove() throws IOException {
        Files.deleteIfExists(folder.resolve("LIST"));
        Files.delete(folder);
    }

    @Provide
    Arbitrary<String> lists() {
        return Arbitraries.strings().withChars("ab /\n\r\u00e4").ofMaxLength(40);
    }

    @Property
    void anyBytesAreDamageToTheList(@ForAll byte[] list) throws IOException {
        Files.write(folder.resolve("LIST"), list);
        assertThat(LIST.differences(folder)).containsExactly("the file LIST itself is damaged");
    }

    /** Whoever writes a list can put the right hash below it. */
    @Property
    void anyListWithItsHashIsRead(@ForAll("lists") String lines) throws IOException {
        String listed = lines.isEmpty() ? lines : lines + "\n";
        Hash hash = Hash.of(listed.getBytes(StandardCharsets.UTF_8));
        Files.writeString(folder.resolve("LIST"), listed + "LIST " + hash + "\n");
        assertThat(LIST.differences(folder).isEmpty()).isEqualTo(listed.isEmpty());
    }
}
