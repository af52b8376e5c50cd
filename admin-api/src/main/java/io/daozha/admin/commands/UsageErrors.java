package io.daozha.admin.commands;

import io.daozha.billing.Words;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with how a command was typed: in the language of its {@code --lang}, else in that of the machine. */
final class UsageErrors implements IParameterExceptionHandler {
    private final SpokenHelp help;

    UsageErrors(SpokenHelp help) {
        this.help = help;
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        Locale language = help.speak(command);
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText(words(wrong).in(language)));
        List<String> meant =
                wrong instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        if (!meant.isEmpty()) {
            String between = new Words(" 或 ", " or ").in(language);
            err.println(new Words("是不是 ", "Perhaps ").in(language) + String.join(between, meant));
        } else if (wrong.getCause() instanceof WrongInputException || wrong instanceof UsageException) {
            // It says what to write. The whole usage would push that off the screen.
            String usage = command.getCommandSpec().qualifiedName() + " --help";
            err.println(new Words("用法见 " + usage, "For its use: " + usage).in(language));
        } else {
            command.usage(err, command.getColorScheme());
        }
        err.flush();
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    /** Picocli speaks English. */
    private static Words words(ParameterException wrong) {
        if (wrong instanceof UsageException ours) {
            return ours.words();
        }
        if (wrong.getCause() instanceof WrongInputException ours) {
            return ours.words();
        }
        return new Words(chinese(wrong), wrong.getMessage());
    }

    private static String chinese(ParameterException wrong) {
        if (wrong instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            return "缺少 " + missing.getMissing().stream().map(UsageErrors::whole).collect(Collectors.joining("、"));
        }
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String typed = String.join(" ", unmatched.getUnmatched());
            return (unmatched.isUnknownOption() ? "没有这个选项：" : "不认识：") + typed;
        }
        if (wrong instanceof OverwrittenOptionException twice) {
            return name(twice.getOverwritten()) + " 只能写一次";
        }
        if (wrong instanceof MaxValuesExceededException) {
            return "写得太多：" + wrong.getMessage();
        }
        if (wrong.getArgSpec() == null
                && !wrong.getCommandLine().getSubcommands().isEmpty()) {
            return "缺少子命令";
        }
        return wrong.getArgSpec() == null || wrong.getValue() == null
                ? wrong.getMessage()
                : name(wrong.getArgSpec()) + " 不能是 '" + wrong.getValue() + "'";
    }

    private static String whole(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + "=" + option.paramLabel()
                : argument.paramLabel();
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
