package org.stele.exchange.search;

import org.stele.exchange.chart.ChartRecord;

/** What the encrypted index has of a record version, and the record in clear. */
public record OpenedEntry(ChartEntry entry, ChartRecord record) {}
