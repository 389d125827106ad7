package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/citecheck/citecheck/cmd/internal/cli"
)

// shells are the names that the scripts customarily have.
var shells = map[string]string{
	"bash": "citecheck.bash", "zsh": "_citecheck", "fish": "citecheck.fish", "powershell": "citecheck.ps1",
}

// writeScripts writes what citecheck completion prints.
func writeScripts(dir string) error {
	folder := filepath.Join(dir, "completions")
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for shell, name := range shells {
		var script, complaint bytes.Buffer
		if status := cli.Main([]string{"completion", shell}, strings.NewReader(""), &script, &complaint); status != 0 {
			return fmt.Errorf("completion %s: %s", shell, complaint.String())
		}
		if err := os.WriteFile(filepath.Join(folder, name), script.Bytes(), 0o644); err != nil {
			return err
		}
	}
	return nil
}
