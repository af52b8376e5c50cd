package io.daozha.admin.commands;

import io.daozha.billing.tariff.Discount;
import io.daozha.billing.tariff.Stay;
import io.daozha.billing.tariff.Tariff;
import io.daozha.billing.tariff.VehicleClass;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Stays as a table: entry and exit by the wall clock of the tariff, what else there is in columns with a name. */
final class StaysCsv {
    private static final List<String> KNOWN = List.of("entry", "exit", "class", "expected", "charged", "plate", "case");

    /**
     * @param line of the file
     * @param sum in the column that was asked for, in the smallest unit
     */
    record Row(
            int line, String label, LocalDateTime entry, LocalDateTime exit, VehicleClass vehicle, OptionalLong sum) {
        Stay stay(Tariff tariff) {
            return StaysCsv.stay(tariff, entry, exit, vehicle, List.of());
        }
    }

    private StaysCsv() {}

    /**
     * @param sum the column with a sum: expected or charged
     * @throws WrongInputException with a sentence naming the line that is wrong
     */
    static List<Row> read(Path file, String sum) throws IOException {
        List<String> lines = TextFile.read(file).lines().toList();
        if (lines.isEmpty()) {
            throw new WrongInputException(
                    file + " 是空的：第一行要写列名，其中有 entry 和 exit",
                    file + " is empty: its first line names the columns, entry and exit among them");
        }
        List<String> columns = cells(lines.get(0).replace("\uFEFF", ""));
        for (String column : columns) {
            if (!KNOWN.contains(column)) {
                throw new WrongInputException(
                        file + " 第 1 行：不认识列 '" + column + "'；可用的有 " + KNOWN,
                        file + ", line 1: unknown column '" + column + "'; known are " + KNOWN);
            }
        }
        if (!columns.contains("entry") || !columns.contains("exit")) {
            throw new WrongInputException(
                    file + " 第 1 行：必须有 entry 和 exit 两列", file + ", line 1: the columns entry and exit must be there");
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                try {
                    rows.add(row(i + 1, columns, cells(lines.get(i)), sum));
                } catch (WrongInputException e) {
                    throw new WrongInputException(
                            file + " 第 " + (i + 1) + " 行：" + e.words().zh(),
                            file + ", line " + (i + 1) + ": " + e.words().en());
                }
            }
        }
        return rows;
    }

    private static Row row(int line, List<String> columns, List<String> cells, String sum) {
        if (cells.size() != columns.size()) {
            throw new WrongInputException(
                    columns.size() + " 列却有 " + cells.size() + " 个值",
                    cells.size() + " values for " + columns.size() + " columns");
        }
        String vehicle = cell(columns, cells, "class");
        String expected = cell(columns, cells, sum);
        String plate = cell(columns, cells, "plate");
        if (!expected.isEmpty() && !expected.matches("-?\\d{1,15}")) {
            throw new WrongInputException(
                    "'" + sum + "' 要写成最小货币单位的整数，不能是 '" + expected + "'",
                    "'" + sum + "' must be a whole number of the smallest unit, not '" + expected + "'");
        }
        return new Row(
                line,
                plate.isEmpty() ? "line " + line : plate,
                time(cell(columns, cells, "entry")),
                time(cell(columns, cells, "exit")),
                vehicle.isEmpty() ? VehicleClass.SMALL : vehicle(vehicle),
                expected.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(expected)));
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.split(",", -1))
                .map(cell -> cell.strip().replaceAll("^\"(.*)\"$", "$1").strip())
                .toList();
    }

    private static String cell(List<String> columns, List<String> cells, String name) {
        int index = columns.indexOf(name);
        return index < 0 ? "" : cells.get(index);
    }

    static Stay stay(
            Tariff tariff, LocalDateTime entry, LocalDateTime exit, VehicleClass vehicle, List<Discount> discounts) {
        return new Stay(tariff.at(entry), tariff.at(exit), vehicle, false, discounts);
    }

    /** Such as 2026-03-02 09:00, with or without seconds, with a blank or a T. */
    static LocalDateTime time(String text) {
        try {
            return LocalDateTime.parse(text.strip().replaceFirst(" +", "T"));
        } catch (DateTimeException e) {
            throw new WrongInputException(
                    "'" + text + "' 不是时间：写作 2026-03-02T09:00", "'" + text + "' is no time such as 2026-03-02T09:00");
        }
    }

    static VehicleClass vehicle(String text) {
        for (VehicleClass vehicle : VehicleClass.values()) {
            if (plain(vehicle.name()).equals(plain(text))) {
                return vehicle;
            }
        }
        List<String> known =
                Arrays.stream(VehicleClass.values()).map(StaysCsv::name).toList();
        throw new WrongInputException(
                "'" + text + "' 不是车型；可用的有 " + known, "'" + text + "' is no class of vehicles; known are " + known);
    }

    static String name(VehicleClass vehicle) {
        return vehicle.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String plain(String name) {
        return name.replaceAll("[_-]", "").toLowerCase(Locale.ROOT);
    }
}
