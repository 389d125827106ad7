package check

import (
	"encoding/xml"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// A biberConfig is what biber's own configuration says of the data model.
type biberConfig struct {
	Types  []string `xml:"datamodel>entrytypes>entrytype"`
	Fields []struct {
		Name string `xml:",chardata"`
		Kind string `xml:"fieldtype,attr"`
		Data string `xml:"datatype,attr"`
	} `xml:"datamodel>fields>field"`
	OfType []struct {
		Types  []string `xml:"entrytype"`
		Fields []string `xml:"field"`
	} `xml:"datamodel>entryfields"`
	Constraints []struct {
		Types []string `xml:"entrytype"`
		Rules []struct {
			Kind  string `xml:"type,attr"`
			Items []struct {
				XMLName xml.Name
				Name    string   `xml:",chardata"`
				Fields  []string `xml:"field"`
			} `xml:",any"`
		} `xml:"constraint"`
	} `xml:"datamodel>constraints"`
	Steps []struct {
		Type   string `xml:"map_type_source,attr"`
		ToType string `xml:"map_type_target,attr"`
		Field  string `xml:"map_field_source,attr"`
		To     string `xml:"map_field_target,attr"`
	} `xml:"sourcemap>maps>map>map_step"`
}

// TestModelOfBiblatex compares the table with the biber that is installed, if
// it is the one that the table was made from.
func TestModelOfBiblatex(t *testing.T) {
	version, err := exec.Command("biber", "--version").Output()
	if err != nil || !strings.Contains(string(version), "version: 2.18") {
		t.Skipf("biber 2.18 is not installed: %v %s", err, version)
	}
	path, err := exec.Command("biber", "--tool-config").Output()
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(strings.TrimSpace(string(path)))
	if err != nil {
		t.Fatal(err)
	}
	var config biberConfig
	if err := xml.Unmarshal(data, &config); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(modelOf(&config), dataModels()["biblatex"], cmp.AllowUnexported(dataModel{}), cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("data/bibmodel.tsv (-biber +table):\n%s", diff)
	}
}

func modelOf(config *biberConfig) *dataModel {
	m := &dataModel{
		types: map[string]bool{}, typeAlias: map[string]string{}, fields: map[string]string{}, fieldAlias: map[string]string{},
		ofType: map[string][]string{}, demands: map[string][]string{}, macros: map[string]bool{},
	}
	for _, name := range config.Types {
		m.types[name] = true
	}
	for _, f := range config.Fields {
		m.fields[f.Name] = f.Kind + " " + f.Data
	}
	for _, o := range config.OfType {
		if len(o.Types) == 0 {
			o.Types = []string{"*"}
		}
		for _, name := range o.Types {
			m.ofType[name] = o.Fields
		}
	}
	for _, s := range config.Steps {
		if s.Type != "" && s.ToType != "" {
			m.typeAlias[s.Type] = s.ToType
		}
		if s.Field != "" && s.To != "" && m.fieldAlias[s.Field] == "" {
			m.fieldAlias[s.Field] = s.To
		}
	}
	constraintsOf(config, m)
	return m
}

func constraintsOf(config *biberConfig, m *dataModel) {
	for _, c := range config.Constraints {
		for _, r := range c.Rules {
			for _, item := range r.Items {
				demand := item.Name
				if item.XMLName.Local != "field" {
					demand = strings.Join(item.Fields, "|")
				}
				for i := 0; r.Kind == "mandatory" && i < len(c.Types); i++ {
					m.demands[c.Types[i]] = append(m.demands[c.Types[i]], demand)
				}
			}
		}
	}
}

var (
	bstEntry    = regexp.MustCompile(`(?s)ENTRY\s*\{(.*?)\}`)
	bstFunction = regexp.MustCompile(`(?s)FUNCTION \{(\w+)\}\n\{ output\.bibitem(.*?)\n\}\n`)
	bstCheck    = regexp.MustCompile(`"([a-z ]+)" output\.check`)
	bstMacro    = regexp.MustCompile(`MACRO \{(\w+)\}`)
)

// TestModelOfBibTeX compares the table with plain.bst, if it is installed.
func TestModelOfBibTeX(t *testing.T) {
	path, err := exec.Command("kpsewhich", "plain.bst").Output()
	if err != nil {
		t.Skipf("plain.bst is not installed: %v", err)
	}
	data, err := os.ReadFile(strings.TrimSpace(string(path)))
	if err != nil {
		t.Skip(err)
	}
	style, model := string(data), dataModels()["bibtex"]
	fields := map[string]string{"crossref": "field"}
	for _, name := range strings.Fields(bstEntry.FindStringSubmatch(style)[1]) {
		fields[name] = "field"
	}
	if diff := cmp.Diff(fields, model.fields); diff != "" {
		t.Errorf("fields (-plain.bst +table):\n%s", diff)
	}
	macros := map[string]bool{}
	for _, m := range bstMacro.FindAllStringSubmatch(style, -1) {
		macros[m[1]] = true
	}
	if diff := cmp.Diff(macros, model.macros); diff != "" {
		t.Errorf("macros (-plain.bst +table):\n%s", diff)
	}
	types, demands := map[string]bool{}, map[string][]string{"misc": model.demands["misc"]} // which it checks all at once
	for _, f := range bstFunction.FindAllStringSubmatch(style, -1) {
		types[f[1]] = true
		for _, c := range bstCheck.FindAllStringSubmatch(f[2], -1) {
			demand := strings.ReplaceAll(c[1], " and ", "|")
			if !slices.Contains(demands[f[1]], demand) && demand != "author|editor" || demand == "author|editor" && len(demands[f[1]]) == 0 {
				demands[f[1]] = append(demands[f[1]], demand)
			}
		}
	}
	if diff := cmp.Diff(types, model.types); diff != "" {
		t.Errorf("types (-plain.bst +table):\n%s", diff)
	}
	if diff := cmp.Diff(demands, model.demands, cmpopts.SortSlices(strings.Compare)); diff != "" {
		t.Errorf("demands (-plain.bst +table):\n%s", diff)
	}
}

func TestSynonyms(t *testing.T) {
	for name, want := range map[string][]string{
		"journal": {"journal", "journaltitle"}, "school": {"institution", "school"}, "year": {"date", "year"},
		"location": {"address", "location"}, "title": {"title"},
	} {
		if diff := cmp.Diff(want, synonyms(name), cmpopts.SortSlices(strings.Compare)); diff != "" {
			t.Errorf("synonyms of %s (-want +got):\n%s", name, diff)
		}
	}
}
