package org.stele.exchange.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stele.contracts.record.Attestor;
import org.stele.contracts.record.Entry;
import org.stele.contracts.record.RecordCommand;
import org.stele.contracts.record.Sheet;

/** Parts records into as few transactions as the ledger's limits allow, those of one attestor together. */
final class Sheets {
    /** Below the ledger's limit of 64 signatures, the organisation's included. */
    private static final int MOST_SIGNERS = 60;

    private final List<RecordCommand.Commit> commands = new ArrayList<>();
    private List<Sheet> sheets = new ArrayList<>();
    private int entries;

    private Sheets() {}

    /** @param attestors one for each entry, in their order */
    static List<RecordCommand.Commit> part(List<Entry> entries, List<Attestor> attestors) {
        Map<Attestor, List<Entry>> byAttestor = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            byAttestor
                    .computeIfAbsent(attestors.get(i), any -> new ArrayList<>())
                    .add(entries.get(i));
        }
        Sheets sheets = new Sheets();
        byAttestor.entrySet().stream()
                .sorted(Comparator.comparing(
                        any -> any.getKey().seat().map(Object::toString).orElse("")))
                .forEach(any -> sheets.add(any.getKey(), any.getValue()));
        sheets.close();
        return sheets.commands;
    }

    private void add(Attestor attestor, List<Entry> all) {
        List<Entry> rest = all;
        while (!rest.isEmpty()) {
            if (entries == RecordCommand.MOST || sheets.size() == MOST_SIGNERS) {
                close();
            }
            int fits = Math.min(rest.size(), RecordCommand.MOST - entries);
            sheets.add(new Sheet(attestor, rest.subList(0, fits)));
            entries += fits;
            rest = rest.subList(fits, rest.size());
        }
    }

    private void close() {
        if (!sheets.isEmpty()) {
            commands.add(new RecordCommand.Commit(sheets));
            sheets = new ArrayList<>();
            entries = 0;
        }
    }
}
