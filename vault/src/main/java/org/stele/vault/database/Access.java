package org.stele.vault.database;

import java.util.Properties;

/** How to reach a database. Its text form shows the URL only. */
record Access(String url, String user, String password) {
    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "stele-vault");
        properties.setProperty("reWriteBatchedInserts", "true");
        // An acknowledged write is on disk, whatever the server's own default says.
        properties.setProperty("options", "-c synchronous_commit=on");
        return properties;
    }

    @Override
    public String toString() {
        return url;
    }
}
