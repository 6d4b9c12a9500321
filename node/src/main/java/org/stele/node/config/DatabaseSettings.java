package org.stele.node.config;

import java.nio.file.Path;

/** Which PostgreSQL keeps the vault. */
public sealed interface DatabaseSettings {
    /**
     * A server of the node's own, inside its directory.
     *
     * @param programs where PostgreSQL's programs are unpacked to; nodes of one user may share it
     */
    record Embedded(Path programs) implements DatabaseSettings {}

    /**
     * The organisation's own server.
     *
     * @param passwordFile its first line is the password
     */
    record External(String url, String user, Path passwordFile) implements DatabaseSettings {}
}
